import { Severity } from './finding';

/** The worse, the higher. */
export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { [Severity.INFO]: 0, [Severity.WARNING]: 1, [Severity.ERROR]: 2 };
