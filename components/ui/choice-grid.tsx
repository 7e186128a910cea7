import { type Choice, Choices } from './choices';
import './choice-grid.css';

type ChoiceGridProps<V extends string> = {
  label: string;
  /** Show the label above; default: only read out. */
  labelled?: boolean;
  options: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
};

/** One of several, as big buttons; as many columns as the longest words leave room for. */
export const ChoiceGrid = <V extends string>({ labelled = false, ...props }: ChoiceGridProps<V>) => (
  <Choices {...props} labelled={labelled} className="choice-grid" />
);
