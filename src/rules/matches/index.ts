import { cookiePattern } from './cookie-pattern';
import { headerNameInvalid } from './header-name-invalid';
import { headerNameUppercase } from './header-name-uppercase';
import { matchCallerInvalid } from './match-caller-invalid';
import { matchClaim } from './match-claim';
import { matchContradiction } from './match-contradiction';
import { matchEmpty } from './match-empty';
import { matchGatewayUnlisted } from './match-gateway-unlisted';
import { matchLiteralPattern } from './match-literal-pattern';
import { matchPortUnknown } from './match-port-unknown';
import { matchValueEmpty } from './match-value-empty';
import { regexInvalid } from './regex-invalid';
import { regexWholeValue } from './regex-whole-value';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  regexInvalid,
  matchValueEmpty,
  headerNameInvalid,
  headerNameUppercase,
  matchContradiction,
  matchPortUnknown,
  matchClaim,
  matchCallerInvalid,
  matchGatewayUnlisted,
  cookiePattern,
  regexWholeValue,
  matchEmpty,
  matchLiteralPattern,
];
