/** What an app needs beside this library, as our package.json says it. */
export const PEERS = { 'cdk8s': '^2.70.0', 'cdk8s-plus-27': '^2.9.5', 'constructs': '^10.5.0' } as const;
