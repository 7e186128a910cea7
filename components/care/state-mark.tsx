import type { Tone } from '@/components/ui/tone';
import type { AssessmentState } from '@/utils/domain/assessment';
import { stateShape, stateWord } from '@/utils/platform/wording';
import './state-mark.css';

const TONE: Record<AssessmentState, Tone> = {
  new: 'neutral',
  healthy: 'good',
  watch: 'caution',
  slipping: 'warn',
  'at-risk': 'danger',
  recovered: 'good',
  dormant: 'neutral',
  lost: 'neutral',
};

/** The colour that goes with a state's word and shape. */
export const toneOf = (state: AssessmentState): Tone => TONE[state];

/** State as shape and word. */
export const StatePill = ({ state }: { state: AssessmentState }) => (
  <span class={`state-pill tone-${TONE[state]}`}>
    <span aria-hidden="true">{stateShape(state)}</span>
    {stateWord(state)}
  </span>
);

/** State as a shape, for tight places; the word is read out and shown on pointing. */
export const StateShape = ({ state }: { state: AssessmentState }) => (
  <span class={`state-shape tone-${TONE[state]}`} title={stateWord(state)}>
    <span aria-hidden="true">{stateShape(state)}</span>
    <span class="visually-hidden">{stateWord(state)}</span>
  </span>
);
