/** Rules that are switched off as one. */
export type Pack = 'mesh' | 'gateway-api' | 'workloads' | 'schema' | 'steps';
