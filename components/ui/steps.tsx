import { t } from '@/utils/platform/i18n';
import { Icon } from './icon';
import './steps.css';

/** Where one is in a row of steps. `at` counts from 0. */
export const Steps = ({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) => (
  <ol class="steps" aria-label={label}>
    {steps.map((step, index) => (
      <li
        key={step}
        class={index < at ? 'step is-done' : index === at ? 'step is-current' : 'step'}
        aria-current={index === at ? 'step' : undefined}
      >
        <span class="step-mark" aria-hidden="true">
          {index < at ? <Icon name="check" /> : index + 1}
        </span>
        <span class="step-name">{step}</span>
        {index < at && <span class="visually-hidden">{t('ui_step_done')}</span>}
      </li>
    ))}
  </ol>
);
