import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What a control needs to know about the field around it. */
type InField = { id?: string; describedBy?: string; invalid?: boolean };

export const FieldContext = createContext<InField>({});

/** Attributes that tie a control to its field's label, hint and error. */
export const useFieldAttributes = () => {
  const { id, describedBy, invalid } = useContext(FieldContext);
  return { id, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined };
};
