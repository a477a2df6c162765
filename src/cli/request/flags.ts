import { Command, InvalidArgumentError, Option } from 'commander';
import { headersOf } from '../../testing/headers';
import { Caller, TrafficRequest } from '../../traffic/request';
import { collect, pair } from '../options';
import { connectionParts } from './connection-parts';

/** A request as flags say it. */
export interface RequestFlags {
  readonly host?: string;
  readonly path?: string;
  readonly method?: string;
  readonly scheme?: string;
  readonly sni?: string;
  readonly port?: number;
  readonly header?: [string, string][];
  readonly cookie?: [string, string][];
  readonly from?: Caller;
  readonly gateway?: string;
  readonly outsideMesh?: boolean;
}

export function addRequestOptions(command: Command): Command {
  return command
    .option('--host <host>', 'host that is called, short or full (default: every host that is routed)')
    .option('--path <path>', 'path, with a query where there is one', '/')
    .option('--method <method>', 'HTTP method', 'GET')
    .option('--scheme <scheme>', 'http, https, tcp or tls (default: as the host or gateway serves)')
    .option('--sni <name>', 'server name that a TLS connection asks for')
    .option('--port <number>', 'port that is called (default: the host\'s only or first HTTP port)', port)
    .option('-H, --header <name:value>', 'request header (repeatable)', collect(text => pair(text, ':', '<name>:<value>')))
    .option('--cookie <name=value>', 'cookie (repeatable)', collect(text => pair(text, '=', '<name>=<value>')))
    .addOption(new Option('--from <namespace[/key=value,...]>', 'calling workload in the mesh: its namespace and labels').argParser(workload).conflicts(['gateway', 'outsideMesh']))
    .addOption(new Option('--gateway <[namespace/]name>', 'the request comes in through this gateway').conflicts(['outsideMesh']))
    .option('--outside-mesh', 'the caller has no proxy');
}

/** The caller that flags name; undefined where they name none. */
export function callerOf({ from, gateway, outsideMesh }: RequestFlags): Caller | undefined {
  if (gateway !== undefined) {
    return { gateway };
  }
  return outsideMesh === true ? { outsideMesh: {} } : from;
}

/** What flags say of the request beside host and caller. */
export function requestParts(flags: RequestFlags): Omit<TrafficRequest, 'host' | 'from'> {
  const { path, method, scheme, sni, port: number, header = [], cookie = [] } = flags;
  return { path, method, ...connectionParts(scheme, sni), port: number, headers: headersOf(header, cookie) };
}

function workload(text: string): Caller {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? text : text.slice(0, slash);
  const labels = slash < 0 || slash === text.length - 1 ? [] : text.slice(slash + 1).split(',').map(label => pair(label, '=', '<namespace>/<key>=<value>,...'));
  if (namespace === '') {
    throw new InvalidArgumentError(`expected <namespace>/<key>=<value>,..., got "${text}"`);
  }
  return { workload: { namespace, labels: new Map(labels) } };
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    throw new InvalidArgumentError(`expected a port from 1 to 65535, got "${text}"`);
  }
  return number;
}
