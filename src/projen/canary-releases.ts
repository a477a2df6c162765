import { Component, DependencyType, Project, SampleFile, TextFile, javascript } from 'projen';
import { githubPipeline } from '../cli/init/github-pipeline';
import { gitlabPipeline } from '../cli/init/gitlab-pipeline';
import { NodeCache, PipelineCommands } from '../cli/init/pipeline-commands';
import { VERSION } from '../cli/version';

export interface CanaryReleasesOptions {
  /**
   * The pipeline that tests the app and shows what a pull request moves; it can only read.
   * @default 'github'
   */
  readonly pipeline?: 'github' | 'gitlab' | 'none';

  /**
   * The folder that the app is synthesized to, which is committed.
   * @default 'dist'
   */
  readonly output?: string;
}

/**
 * What a project of a cdk8s app needs for releases in Git: the library, a release file, the tasks `plan`, `next` and `check`, and a pipeline. In `.projenrc.ts`:
 * `new CanaryReleases(project)`, beside a `cdk8s.Cdk8sTypeScriptApp` or any other project.
 */
export class CanaryReleases extends Component {
  constructor(project: Project, options: CanaryReleasesOptions = {}) {
    super(project);
    const output = options.output ?? 'dist';
    if (project instanceof javascript.NodeProject) {
      project.deps.addDependency(`cdk8s-canary@^${VERSION}`, DependencyType.RUNTIME);
    }
    new SampleFile(project, 'releases.yaml', { contents: RELEASES });
    const task = (name: string, description: string, exec: string): void => void project.addTask(name, { description, exec, receiveArgs: true });
    task('plan', 'Every stage of every release', 'cdk8s-canary plan');
    task('next', 'Moves a release to its next stage, where the step is safe', 'cdk8s-canary next');
    task('check', 'What the rules say of the manifests', `cdk8s-canary check ${output}`);
    this.addPipeline(options.pipeline ?? 'github', commandsOf(project, output));
  }

  private addPipeline(kind: 'github' | 'gitlab' | 'none', commands: PipelineCommands): void {
    if (kind !== 'none') {
      const [path, text] = kind === 'github' ? ['.github/workflows/canary.yml', githubPipeline(commands)] : ['.gitlab-ci.yml', gitlabPipeline(commands)];
      const file = new TextFile(this.project, path, { marker: true });
      file.addLine(`# ${file.marker}`);
      text.trimEnd().split('\n').forEach(line => file.addLine(line));
      file.addLine('');
    }
  }
}

const RELEASES = `# Where each release stands: a stage of its plan, or any ratio. A service without an entry is at \`stable\`.
# reviews: { canary: v2, at: 10% }
`;

/** By projen's own tasks, so that the pipeline does what people do. */
function commandsOf(project: Project, output: string): PipelineCommands {
  const [cache, install]: [NodeCache, string] = project instanceof javascript.NodeProject ? [cacheOf(project.package.packageManager), project.package.installCommand] : ['npm', 'npm ci'];
  return { cache, install, test: 'npx projen test', synth: 'npx projen synth', output, isPython: false };
}

function cacheOf(manager: javascript.NodePackageManager): NodeCache {
  switch (manager) {
    case javascript.NodePackageManager.NPM: return 'npm';
    case javascript.NodePackageManager.PNPM: return 'pnpm';
    default: return 'yarn';
  }
}
