export { CanaryReleases, type CanaryReleasesOptions } from './canary-releases';
