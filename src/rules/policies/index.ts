import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [];
