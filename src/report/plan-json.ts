import { json } from './escape';
import { PlanData } from './plan-data';

/** The plans of an app for programs; safe to print. */
export function planJson(plan: PlanData): string {
  return `${json(plan, 2)}\n`;
}
