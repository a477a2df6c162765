import { StepRule } from '../rule';

export const stepRules: readonly StepRule[] = [];
