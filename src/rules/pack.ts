/** Rules that are switched off as one. */
export const PACKS = ['mesh', 'gateway-api', 'workloads', 'schema', 'steps'] as const;

export type Pack = typeof PACKS[number];
