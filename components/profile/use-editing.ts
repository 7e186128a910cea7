import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether something is being edited in its place; afterwards the focus returns to what opened it. */
export const useEditing = () => {
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !editing) opener.current?.focus();
    was.current = editing;
  }, [editing]);
  return { editing, opener, start: () => setEditing(true), stop: () => setEditing(false) };
};
