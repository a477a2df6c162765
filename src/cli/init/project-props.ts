import { Language } from './surroundings';

/** What a project is made of. */
export interface ProjectProps {
  readonly name: string;
  readonly language: Language;
  readonly hasApp: boolean;
  readonly ci: 'github' | 'gitlab' | 'none';
  readonly gitops: 'argocd' | 'flux' | 'none';
}
