import { KNOWN_API, removedIn } from './api';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const apiRemoved: StaticRule = {
  code: 'CC851',
  name: 'api-removed',
  severity: Severity.ERROR,
  meaning: 'the version of the API is served no longer',
  consequence: 'The API server knows no such kind and refuses the object.',
  fix: 'move to the version that is served; fields may have changed with it',
  sources: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/', 'verdicts/api-deploy-extensions', 'verdicts/pdb-old-api'],
  *check(set): Iterable<Draft> {
    for (const object of set.all) {
      const since = removedIn(object.apiVersion, object.kind);
      if (since !== undefined) {
        const served = KNOWN_API.versionsOf(object.kind);
        const now = served.length === 0 ? '' : `; ${object.kind} is in ${served.join(' or ')}`;
        yield { object, field: 'apiVersion', message: `apiVersion is ${object.apiVersion}, which is gone since ${since}${now}` };
      }
    }
  },
};
