import { PEERS } from './peers';
import { ProjectProps } from './project-props';
import { APP_COMMANDS } from './surroundings';
import { VERSION } from '../version';

/** The files of an app in Python; beside an app that is there, only the chart and its tests. */
export function pythonApp({ hasApp }: ProjectProps): (readonly [string, string])[] {
  const chart: (readonly [string, string])[] = [['shop.py', SHOP], ['test_shop.py', TEST]];
  return hasApp ? chart : [['requirements.txt', REQUIREMENTS], ['package.json', PACKAGE], ['cdk8s.yaml', CDK8S], ['.gitignore', 'node_modules/\n__pycache__/\n.venv/\n'], ['main.py', MAIN], ...chart];
}

const REQUIREMENTS = [...Object.entries(PEERS), ['cdk8s-canary', `^${VERSION}`]].map(([name, range]) => `${name}>=${range.slice(1)}\n`).join('');

/** The command line comes from npm. */
const PACKAGE = `${JSON.stringify({ private: true, devDependencies: { ...PEERS, 'cdk8s-canary': `^${VERSION}` } }, undefined, 2)}\n`;

const CDK8S = `language: python
app: ${APP_COMMANDS.python}
`;

const MAIN = `from pathlib import Path

from cdk8s import App
from cdk8s_canary import Releases

from shop import Shop

app = App()
Releases.from_file(app, str(Path(__file__).resolve().with_name("releases.yaml")))
Shop(app, "shop")
app.synth()
`;

const SHOP = `from cdk8s import Chart
from cdk8s_canary import CanaryService, VersionProps


class Shop(Chart):
    """One service, on its way from v1 to v2."""

    def __init__(self, scope, id):
        super().__init__(scope, id, namespace="shop")
        self.web = CanaryService(
            self, "web",
            port=8080,
            replicas=3,
            stable=VersionProps(version="v1", image="registry.example.com/shop/web:1.0.0"),
            canary=VersionProps(version="v2", image="registry.example.com/shop/web:2.0.0"),
            steps=[10, 50, 100],
        )
`;

const TEST = `import unittest

from cdk8s import Testing
from cdk8s_canary import Severity, Traffic

from shop import Shop


class ShopTest(unittest.TestCase):
    def setUp(self):
        self.web = Shop(Testing.app(), "shop").web

    def answered(self, name):
        stage = next(stage for stage in self.web.stages() if stage.name == name)
        return Traffic.from_manifests(stage.manifests).request(host=self.web.host)

    def test_nobody_gets_v2_before_its_instances_are_up(self):
        self.answered("deploy").reaches("v1")

    def test_at_10_percent_a_tenth_of_the_requests_gets_v2(self):
        self.answered("10%").splits({"v1": 90, "v2": 10})

    def test_in_the_end_everybody_gets_v2(self):
        self.answered("finish").reaches("v2")

    def test_no_step_of_the_plan_loses_a_request(self):
        self.assertEqual([finding for finding in self.web.findings() if finding.severity == Severity.ERROR], [])


if __name__ == "__main__":
    unittest.main()
`;
