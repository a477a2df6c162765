import * as destinationRules from './destination-rules';
import * as gateways from './gateways';
import * as httpRoutes from './http-routes';
import { StaticRule } from './rule';
import * as scaling from './scaling';
import * as schema from './schema';
import * as services from './services';
import * as virtualServices from './virtual-services';
import * as workloads from './workloads';

/** All rules that look at one set of manifests. */
export const staticRules: readonly StaticRule[] = [
  virtualServices, destinationRules, gateways, httpRoutes, services, workloads, scaling, schema,
].flatMap(family => family.rules);
