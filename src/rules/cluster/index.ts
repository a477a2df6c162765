import { StaticRule } from '../rule';
import { gatewayCredentialMissing } from './gateways/gateway-credential-missing';
import { gatewayCredentialShared } from './gateways/gateway-credential-shared';
import { gatewayHostMissing } from './gateways/gateway-host-missing';
import { gatewayMissing } from './gateways/gateway-missing';
import { gatewayNameForm } from './gateways/gateway-name-form';
import { gatewayPortClosed } from './gateways/gateway-port-closed';
import { gatewayRoutesOffProtocol } from './gateways/gateway-routes-off-protocol';
import { gatewaySelector } from './gateways/gateway-selector';
import { gatewayServerInvalid } from './gateways/gateway-server-invalid';
import { gatewayServersConflict } from './gateways/gateway-servers-conflict';
import { gatewayTlsInvalid } from './gateways/gateway-tls-invalid';
import { ingressPastRoutes } from './gateways/ingress-past-routes';
import { sniHostOutside } from './gateways/sni-host-outside';
import { appProtocolDiffers } from './ports/app-protocol-differs';
import { portNamesInvalid } from './ports/port-names-invalid';
import { portProtocolUnclear } from './ports/port-protocol-unclear';
import { portTwoProtocols } from './ports/port-two-protocols';
import { portUdpOnly } from './ports/port-udp-only';
import { routesOffProtocol } from './ports/routes-off-protocol';
import { targetPortShared } from './ports/target-port-shared';
import { targetPortUnknown } from './ports/target-port-unknown';
import { autoscalerAndReplicas } from './scaling/autoscaler-and-replicas';
import { autoscalerLimits } from './scaling/autoscaler-limits';
import { autoscalerMetricInvalid } from './scaling/autoscaler-metric-invalid';
import { autoscalerTargetMissing } from './scaling/autoscaler-target-missing';
import { autoscalerWithoutMetrics } from './scaling/autoscaler-without-metrics';
import { autoscalersOverlap } from './scaling/autoscalers-overlap';
import { budgetBlocksEviction } from './scaling/budget-blocks-eviction';
import { budgetInvalid } from './scaling/budget-invalid';
import { budgetSelectsAll } from './scaling/budget-selects-all';
import { budgetSelectsNothing } from './scaling/budget-selects-nothing';
import { budgetsOverlap } from './scaling/budgets-overlap';
import { ambientWithoutWaypoint } from './services/ambient-without-waypoint';
import { injectionLabels } from './services/injection-labels';
import { serviceExternalName } from './services/service-external-name';
import { serviceHeadless } from './services/service-headless';
import { serviceNodePort } from './services/service-node-port';
import { serviceNotReadyAddresses } from './services/service-not-ready-addresses';
import { serviceOfOtherVersion } from './services/service-of-other-version';
import { serviceRefused } from './services/service-refused';
import { serviceSelectsNothing } from './services/service-selects-nothing';
import { serviceSessionAffinity } from './services/service-session-affinity';
import { serviceWithoutSelector } from './services/service-without-selector';
import { servicesSelectSame } from './services/services-select-same';
import { subsetNameInvalid } from './subsets/subset-name-invalid';
import { subsetOfOtherVersion } from './subsets/subset-of-other-version';
import { subsetWithoutLabels } from './subsets/subset-without-labels';
import { subsetWithoutPods } from './subsets/subset-without-pods';
import { subsetsOverlap } from './subsets/subsets-overlap';
import { subsetsUnused } from './subsets/subsets-unused';
import { versionWithoutInstances } from './subsets/version-without-instances';
import { annotationDeprecated } from './workloads/annotation-deprecated';
import { annotationMisplaced } from './workloads/annotation-misplaced';
import { annotationUnknown } from './workloads/annotation-unknown';
import { annotationValueInvalid } from './workloads/annotation-value-invalid';
import { configMissing } from './workloads/config-missing';
import { containerPortsClash } from './workloads/container-ports-clash';
import { imageInvalid } from './workloads/image-invalid';
import { imageUnfixed } from './workloads/image-unfixed';
import { podsWithoutProxy } from './workloads/pods-without-proxy';
import { policySelectsNothing } from './workloads/policy-selects-nothing';
import { probePortUnknown } from './workloads/probe-port-unknown';
import { proxyPort } from './workloads/proxy-port';
import { proxyUser } from './workloads/proxy-user';
import { selectorTemplateMismatch } from './workloads/selector-template-mismatch';
import { selectorsOverlap } from './workloads/selectors-overlap';
import { strategyInvalid } from './workloads/strategy-invalid';
import { updateInterrupts } from './workloads/update-interrupts';
import { versionsSame } from './workloads/versions-same';
import { volumeMissing } from './workloads/volume-missing';
import { workloadPaused } from './workloads/workload-paused';
import { workloadRefused } from './workloads/workload-refused';

export const rules: readonly StaticRule[] = [
  subsetWithoutPods,
  subsetsOverlap,
  subsetWithoutLabels,
  versionWithoutInstances,
  subsetsUnused,
  subsetNameInvalid,
  subsetOfOtherVersion,
  gatewayMissing,
  gatewayHostMissing,
  gatewayNameForm,
  gatewayServerInvalid,
  gatewayTlsInvalid,
  gatewayServersConflict,
  gatewayCredentialMissing,
  gatewayCredentialShared,
  gatewaySelector,
  gatewayPortClosed,
  sniHostOutside,
  gatewayRoutesOffProtocol,
  ingressPastRoutes,
  serviceSelectsNothing,
  serviceWithoutSelector,
  serviceExternalName,
  serviceHeadless,
  serviceSessionAffinity,
  servicesSelectSame,
  serviceNodePort,
  serviceOfOtherVersion,
  serviceNotReadyAddresses,
  ambientWithoutWaypoint,
  injectionLabels,
  portProtocolUnclear,
  portNamesInvalid,
  targetPortUnknown,
  portUdpOnly,
  routesOffProtocol,
  appProtocolDiffers,
  portTwoProtocols,
  targetPortShared,
  serviceRefused,
  selectorTemplateMismatch,
  selectorsOverlap,
  volumeMissing,
  configMissing,
  imageInvalid,
  imageUnfixed,
  versionsSame,
  proxyUser,
  proxyPort,
  annotationDeprecated,
  annotationMisplaced,
  probePortUnknown,
  strategyInvalid,
  workloadRefused,
  podsWithoutProxy,
  workloadPaused,
  policySelectsNothing,
  annotationUnknown,
  annotationValueInvalid,
  updateInterrupts,
  containerPortsClash,
  autoscalerTargetMissing,
  autoscalerLimits,
  autoscalerWithoutMetrics,
  autoscalerAndReplicas,
  autoscalersOverlap,
  autoscalerMetricInvalid,
  budgetBlocksEviction,
  budgetsOverlap,
  budgetSelectsNothing,
  budgetSelectsAll,
  budgetInvalid,
];
