import { type Choice, Choices } from './choices';
import './segmented.css';

type SegmentedProps<V extends string> = {
  label: string;
  /** Show the label above; default: only read out. */
  labelled?: boolean;
  options: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
};

/** One of a few, side by side. */
export const Segmented = <V extends string>({ labelled = false, ...props }: SegmentedProps<V>) => (
  <Choices {...props} labelled={labelled} className="segmented" />
);
