export { releasePolicies } from './release-policies';
