import { useId } from 'preact/hooks';
import './scale.css';

type ScaleProps = {
  label: string;
  from: number;
  to: number;
  /** What the lowest and the highest number mean. */
  lowest: string;
  highest: string;
  value: number | undefined;
  onChange: (value: number) => void;
};

/** One number out of a few. */
export const Scale = ({ label, from, to, lowest, highest, value, onChange }: ScaleProps) => {
  const name = useId();
  return (
    <fieldset class="scale">
      <legend class="scale-legend">{label}</legend>
      <div class="scale-steps">
        {Array.from({ length: to - from + 1 }, (_, index) => from + index).map((step) => (
          <label key={step} class="scale-step">
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              value={step}
              checked={step === value}
              onChange={() => onChange(step)}
            />
            {step}
          </label>
        ))}
      </div>
      <div class="scale-ends" aria-hidden="true">
        <span>{lowest}</span>
        <span>{highest}</span>
      </div>
    </fieldset>
  );
};
