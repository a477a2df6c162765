import { argoCdFiles } from './argo-cd';
import { fluxFiles } from './flux';
import { githubPipeline } from './github-pipeline';
import { gitlabPipeline } from './gitlab-pipeline';
import { PIPELINE_COMMANDS } from './pipeline-commands';
import { ProjectProps } from './project-props';
import { pythonApp } from './python-app';
import { typescriptApp } from './typescript-app';

/** Contents by path. */
export function projectFiles(props: ProjectProps): Map<string, string> {
  return new Map([
    ...props.language === 'python' ? pythonApp(props) : typescriptApp(props),
    ['releases.yaml', RELEASES] as const,
    ['cdk8s-canary.yaml', CONFIG] as const,
    ...props.ci === 'github' ? [['.github/workflows/release.yml', githubPipeline(PIPELINE_COMMANDS[props.language])] as const] : [],
    ...props.ci === 'gitlab' ? [['.gitlab-ci.yml', gitlabPipeline(PIPELINE_COMMANDS[props.language])] as const] : [],
    ...props.gitops === 'argocd' ? argoCdFiles(props) : props.gitops === 'flux' ? fluxFiles(props) : [],
  ]);
}

/** Of both languages' app: the release of its one service, where nothing has moved yet. */
const RELEASES = `# yaml-language-server: $schema=node_modules/cdk8s-canary/schemas/releases.schema.json
# Where each release stands: a stage of its plan, or any ratio. \`npx cdk8s-canary plan\` shows the stages, \`next web\` takes the next one.
web: { canary: v2, at: stable }
`;

const CONFIG = `# yaml-language-server: $schema=node_modules/cdk8s-canary/schema/cdk8s-canary.schema.json
# What check, trace and test know beside the manifests, such as what exists elsewhere:
# external: [Namespace monitoring, Host api.example.com]
namespace: shop
`;
