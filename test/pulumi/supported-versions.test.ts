import { SUPPORTED, checkInstalled } from '../../src/pulumi/supported-versions';

const installed = (versions: { [name: string]: string | undefined }) => () =>
  checkInstalled(name => name in versions ? versions[name] : SUPPORTED[name].from);

describe('the installed packages of Pulumi', () => {
  test.each(['3.142.0', '3.142.1', '3.248.0', '3.999.999', '3.248.0-alpha.1'])('@pulumi/pulumi %s will do', version => {
    expect(installed({ '@pulumi/pulumi': version })).not.toThrow();
  });

  test.each([['@pulumi/pulumi', '3.141.9'], ['@pulumi/pulumi', '4.0.0'], ['@pulumi/pulumi', '2.25.2'], ['@pulumi/kubernetes', '4.17.9'], ['@pulumi/kubernetes', '5.0.0-beta.1']])('%s %s is refused', (name, version) => {
    const { from, before } = SUPPORTED[name];
    expect(installed({ [name]: version })).toThrow(`installed is ${name} ${version}, cdk8s-canary/pulumi works with versions from ${from} to below ${before}`);
  });

  test('one that is missing is named, with the command', () => {
    expect(installed({ '@pulumi/kubernetes': undefined })).toThrow(/needs @pulumi\/kubernetes from .* not installed: npm install @pulumi\/pulumi @pulumi\/kubernetes/);
  });
});
