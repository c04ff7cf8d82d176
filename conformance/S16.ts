import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { World } from './world.ts';

const run = promisify(execFile);
type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
};

/** Licences that go together with EUPL-1.2 in what a municipality runs; none that forbids selling, none that reaches over the network. */
const licences =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|EUPL-1\.2|OFL-1\.1|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|MPL-2\.0|LGPL-3\.0-or-later|PostgreSQL|Zlib|WTFPL)\)?$/;
/** Packages that say their licence in another place than package.json, looked up by hand. */
const lookedUp: Record<string, string> = { 'png-js': 'MIT' };

/** What looks like a secret that someone left in the code. */
const secrets: [string, RegExp][] = [
  ['a private key', /-----BEGIN (RSA |EC |OPENSSH |PGP )?PRIVATE KEY/],
  ['an AWS key', /\bAKIA[0-9A-Z]{16}\b/],
  ['a token of a code host', /\b(ghp|gho|ghs|github_pat|glpat)[-_][A-Za-z0-9_]{20,}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a token of a chat', /\bxox[baprs]-[0-9A-Za-z-]{10,}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./],
  ['a token of Kring', /\bkring_[0-9a-z]{32}\b/],
  ['a secret of a webhook', /\bwhsec_[A-Za-z0-9+/]{40,}/],
  ['a password in an address', /\b[a-z]+:\/\/[^\s:/@'"`$<{]+:(?!password@|word@|geheim@|kring@|fout@)[^\s@'"`$<{]{6,}@/],
];

/** What we stand on: locked, from one registry, under licences that fit, written out as a bill of materials; no secret in the code; holes can be told of. */
export async function check(world: World): Promise<string> {
  const wrong: string[] = [];
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);
  wrong.push(...pinned(), ...packages.flatMap(([path, of]) => lockProblems(path, of)));
  wrong.push(...packages.filter(([path, { dev }]) => !dev && existsSync(path)).flatMap(([path]) => licenceProblem(path)));
  const parts = await billOfMaterials(wrong);
  const files = await secretsIn(wrong);
  wrong.push(...sleeping());
  await securityTxt(world, wrong);
  const audit = await holes(wrong);
  if (wrong.length > 0) throw new Error(`${wrong.length} things are wrong with what we stand on\n${wrong.join('\n')}`);
  return `${packages.length} packages locked with their hash, ${parts} in the bill of materials; no secret in ${files} files; ${audit}`;
}

function pinned(): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  return [
    ...ranges.map(([name, version]) => `${name} is not pinned: ${version}`),
    ...(readFileSync('launch/install.mjs', 'utf8').includes('--ignore-scripts') ? [] : ['packages may run code when they are installed']),
  ];
}

const lockProblems = (path: string, { resolved, integrity }: Locked): string[] => [
  ...(resolved && !resolved.startsWith('https://registry.npmjs.org/') ? [`${path} comes from ${resolved}`] : []),
  ...(/^sha512-/.test(integrity ?? '') ? [] : [`${path} has no hash`]),
];

function licenceProblem(path: string): string[] {
  const { license, licenses, name, version } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  const said =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? lookedUp[name] ?? 'none');
  const fits = said
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => licences.test(one.trim())));
  return fits ? [] : [`${name} ${version} has the licence ${said}`];
}

async function billOfMaterials(wrong: string[]): Promise<number> {
  const { stdout } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
    maxBuffer: 50_000_000,
  });
  const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string; version: string; purl?: string }[] };
  if (bill.bomFormat !== 'CycloneDX') wrong.push(`the bill of materials is ${bill.bomFormat}`);
  for (const { name, version, purl } of bill.components)
    if (!version || !purl) wrong.push(`${name} stands in the bill of materials without its version`);
  return bill.components.length;
}

async function secretsIn(wrong: string[]): Promise<number> {
  const { stdout } = await run('git', ['ls-files'], { maxBuffer: 10_000_000 });
  const files = stdout
    .split('\n')
    .filter((file) => file && existsSync(file) && statSync(file).size < 2_000_000 && !/\.(woff2|png|gz|jpg|webp)$/.test(file));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [what, looks] of secrets) if (looks.test(text)) wrong.push(`${file} holds ${what}`);
    if (/(^|\/)(\.env|.*\.key|.*\.pem)$/.test(file)) wrong.push(`${file} is a file of secrets`);
  }
  return files.length;
}

/** Each pattern must find what it looks for: put together here, so that this file holds none. */
function sleeping(): string[] {
  const examples = [
    '-----BEGIN ' + 'PRIVATE KEY',
    'AKIA' + 'A'.repeat(16),
    'ghp_' + 'a'.repeat(36),
    'npm_' + 'a'.repeat(36),
    'xoxb-' + '1'.repeat(12),
    `eyJ${'a'.repeat(22)}.eyJ${'b'.repeat(22)}.c`,
    'kring_' + '0'.repeat(32),
    'whsec_' + 'a'.repeat(44),
    'postgres://kring:' + 'Zeer9geheim@db/x',
  ];
  return secrets.filter(([, looks], at) => !looks.test(examples[at]!)).map(([what]) => `${what} would not be found`);
}

async function securityTxt(world: World, wrong: string[]) {
  const { app, clock } = await world.inside({ KRING_SECURITY_CONTACT: 'mailto:security@town.nl', ORIGIN: 'https://kring.town.nl' });
  const answer = await app.request('/.well-known/security.txt');
  const text = await answer.text();
  const days = (new Date(/^Expires: (\S+)$/m.exec(text)?.[1] ?? 0).getTime() - clock.now.getTime()) / 86_400_000;
  if (answer.status !== 200 || !/^Contact: (mailto|https):/m.test(text))
    wrong.push(`security.txt answers ${answer.status} without a contact`);
  if (!(days > 30 && days < 365)) wrong.push(`security.txt expires in ${Math.round(days)} days`);
  for (const said of ['three working days', 'Report a vulnerability'])
    if (!readFileSync('SECURITY.md', 'utf8').includes(said)) wrong.push(`SECURITY.md does not say "${said}"`);
}

/** Known holes, as far as the registry can be asked; without network that is said, and is not green by itself. */
async function holes(wrong: string[]): Promise<string> {
  const { stdout } = await run('npm', ['audit', '--json', '--omit', 'dev', '--package-lock-only'], {
    timeout: 60_000,
    maxBuffer: 50_000_000,
  }).catch((error: unknown) => error as { stdout: string });
  const said = stdout
    ? (JSON.parse(stdout) as {
        metadata?: { vulnerabilities: Record<string, number> };
        vulnerabilities?: Record<string, { severity: string; via: unknown[] }>;
      })
    : {};
  if (!said.metadata) return 'known holes could not be asked for: no answer from the registry';
  for (const [name, { severity }] of Object.entries(said.vulnerabilities ?? {}))
    if (['high', 'critical'].includes(severity)) wrong.push(`${name} has a known hole (${severity})`);
  return `no known hole that is high (${Object.values(said.metadata.vulnerabilities).reduce((sum, n) => Math.max(sum, n), 0)} in all)`;
}
