import { Step } from './step';
import { remembering } from '../mesh/remembering';

/** A fact about a step, whatever number of rules ask. */
export const perStep = remembering<Step>();
