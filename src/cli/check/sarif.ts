import { sep } from 'node:path';
import { Report, ReportedFinding } from './report';
import { objectName, placeInPlan } from './words';
import { Severity } from '../../rules/finding';
import { ruleDescriptions } from '../../steps/catalogue';
import { VERSION } from '../version';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** For code scanning: SARIF 2.1.0. See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport({ findings }: Report): object {
  const codes = [...new Set(findings.map(finding => finding.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-canary', semanticVersion: VERSION, rules: codes.map(rule) } },
      columnKind: 'utf16CodeUnits',
      results: findings.map(finding => result(finding, codes)),
    }],
  };
}

function rule(code: string): object {
  const description = ruleDescriptions().find(candidate => candidate.code === code);
  return {
    id: code,
    ...description !== undefined && {
      name: description.name,
      shortDescription: { text: description.meaning },
      fullDescription: { text: description.consequence },
      help: { text: description.fix },
      defaultConfiguration: { level: LEVELS[description.severity] },
    },
  };
}

function result(finding: ReportedFinding, codes: readonly string[]): object {
  const name = objectName(finding.object);
  const lines = [`${placeInPlan(finding)}${name}: ${finding.message}`, ...finding.witness === undefined ? [] : [finding.witness], `fix: ${finding.fix}`];
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: LEVELS[finding.severity],
    message: { text: lines.join('\n') },
    locations: [{
      ...finding.file !== undefined && { physicalLocation: { artifactLocation: { uri: uriOf(finding.file) }, region: { startLine: finding.line ?? 1 } } },
      logicalLocations: [{ fullyQualifiedName: finding.field === undefined ? name : `${name} ${finding.field}`, kind: 'resource' }],
    }],
    ...finding.suppressed !== undefined && { suppressions: [{ kind: 'external', justification: finding.suppressed }] },
  };
}

function uriOf(file: string): string {
  return file.split(sep).map(encodeURIComponent).join('/');
}
