import * as destinationRules from './destination-rules';
import * as gateways from './gateways';
import * as httpRoutes from './http-routes';
import { Pack } from './pack';
import { StaticRule } from './rule';
import * as scaling from './scaling';
import * as schema from './schema';
import * as services from './services';
import * as virtualServices from './virtual-services';
import * as workloads from './workloads';

const FAMILIES: readonly { readonly pack: Pack; readonly rules: readonly StaticRule[] }[] = [
  { pack: 'mesh', rules: virtualServices.rules },
  { pack: 'mesh', rules: destinationRules.rules },
  { pack: 'mesh', rules: gateways.rules },
  { pack: 'gateway-api', rules: httpRoutes.rules },
  { pack: 'mesh', rules: services.rules },
  { pack: 'workloads', rules: workloads.rules },
  { pack: 'workloads', rules: scaling.rules },
  { pack: 'schema', rules: schema.rules },
];

/** All rules that look at one set of manifests, each with its pack. */
export const staticRules: readonly (StaticRule & { readonly pack: Pack })[] = FAMILIES.flatMap(({ pack, rules }) => rules.map(rule => ({ pack, ...rule })));
