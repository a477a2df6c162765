import { GATEWAY_API } from '../../mesh/http-route';
import { PlainObject, asArray, asString, entries, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const WITHOUT_TLS = new Set(['HTTP', 'TCP', 'UDP']);
const WITHOUT_HOST = new Set(['TCP', 'UDP']);

export const listenerInvalid: StaticRule = {
  code: 'CC663',
  name: 'httproute-listener-invalid',
  severity: Severity.ERROR,
  meaning: 'a listener of a Gateway of the Gateway API has TLS settings or a host name that its protocol does not know, none that it needs, or the place of another',
  consequence: 'The API server refuses the Gateway, or the listener never serves.',
  fix: 'give listeners of HTTPS and TLS their certificates, those of HTTP none, and each port, protocol and host name one listener',
  sources: ['https://gateway-api.sigs.k8s.io/reference/spec/#listener'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('Gateway').filter(({ group }) => group === GATEWAY_API)) {
      const seen = new Set<string>();
      for (const [listener, field] of entries(get(object.spec, 'listeners'), 'spec.listeners')) {
        for (const [at, message] of faults(listener, asString(get(object.spec, 'gatewayClassName')) ?? '')) {
          yield { object, field: `${field}${at}`, message };
        }
        const place = `${String(listener.port)}/${asString(listener.protocol) ?? ''}/${asString(listener.hostname) ?? ''}`;
        if (seen.has(place)) {
          yield { object, field, message: 'another listener has this port, protocol and host name' };
        }
        seen.add(place);
      }
    }
  },
};

function* faults(listener: PlainObject, gatewayClass: string): Iterable<readonly [at: string, message: string]> {
  const protocol = asString(listener.protocol) ?? '';
  const tls = get(listener, 'tls');
  const mode = get(tls, 'mode') ?? 'Terminate';
  if (WITHOUT_TLS.has(protocol) && tls !== undefined && tls !== null) {
    yield ['.tls', `a listener of ${protocol} may have no tls`];
  }
  if (WITHOUT_HOST.has(protocol) && (asString(listener.hostname) ?? '') !== '') {
    yield ['.hostname', `a listener of ${protocol} may have no hostname`];
  }
  if (protocol === 'HTTPS' && mode !== 'Terminate') {
    yield ['.tls.mode', 'a listener of HTTPS ends TLS: its mode is Terminate'];
  // Other classes may take certificates from elsewhere.
  } else if (protocol === 'HTTPS' && gatewayClass.startsWith('istio') && asArray(get(tls, 'certificateRefs')).length === 0 && get(tls, 'options') === undefined) {
    yield ['.tls', 'a listener of HTTPS has no certificateRefs'];
  }
}
