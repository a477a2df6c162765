import { duplicateObject } from './duplicate-object';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [duplicateObject];
