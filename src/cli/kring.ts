import { readConfig } from '#lib/server/config.ts';
import { openKring, type Kring } from '#lib/server/open.server.ts';
import { listCases } from './case-command.ts';
import { exportPolis } from './export-polis.ts';
import { checkRecord, endSecondStep } from './connection-commands.ts';
import { importPolis } from './import-polis.ts';
import { backUp, checkOne, exportWhole, importWhole, restore } from './leaving-commands.ts';
import { runOpinionMapCommand } from './opinion-map.ts';
import { link, listCircles, makeToken } from './people-commands.ts';
import { listMethods } from './method-command.ts';
import { printPaper } from './privacy-command.ts';
import { Slip } from './slip.ts';

/** The commands that work on a running Kring, or on its database when none runs. Each returns what it prints. */
const commands: Record<string, (kring: Kring, args: string[]) => Promise<string>> = {
  'circle list': listCircles,
  'token create': makeToken,
  'import polis': importPolis,
  'export polis': exportPolis,
  'export circle': exportWhole,
  'import circle': importWhole,
  backup: backUp,
  link,
  'check activity': checkRecord,
  privacy: printPaper,
  'second-step end': endSecondStep,
};

const usage = `kring <command>
  circle list [--json]
  token create --circle <slug> --scope stories:write|stories:read [--as <steward>]
  import polis <folder> --as stories|statements [--circle <slug>] [--language en] [--agree -1]
  export polis <circle> <folder>      statements, and answers that were open data
  export circle <circle> <file.zip> [--with-keys]   everything of a circle, numbered; see docs/format.md
  import circle <file.zip> [--organisation <name>] [--slug <address>] [--erasures <file>] [--with-keys]
  backup <folder> [--keys <file>]     while people go on; see docs/backup.md
  backup --check <backup>             is it whole?
  restore <backup> --keys <file> --erasures <file>   on an empty data folder
  privacy dpia|record|processor <circle> [--language en]   the paper, filled in as far as a machine can
  case list [--json]                  the examples from elsewhere
  method list [--json]                the ways of working
  check activity                      was the record of acts touched?
  second-step end <member>            for someone who lost the telephone with the codes
  link <member>                       a link that signs a member in, once
  opinion-map <votes.csv> [options]   see docs/opinion-map.md
`;

async function run(argv: string[]): Promise<number> {
  if (argv[0] === 'opinion-map') return runOpinionMapCommand(argv.slice(1));
  const alone = withoutDatabase(argv);
  if (alone) {
    process.stdout.write(`${await alone()}\n`);
    return 0;
  }
  const name = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((name) => Object.hasOwn(commands, name));
  if (!name) {
    process.stderr.write(usage);
    return argv.length === 0 || argv[0] === 'help' || argv[0] === '--help' ? 0 : 2;
  }
  const kring = await openKring(readConfig(process.env), 'command', (line) => process.stderr.write(`${line}\n`));
  try {
    const said = await commands[name]!(kring, argv.slice(name.split(' ').length));
    process.stdout.write(`${said}\n`);
    return 0;
  } finally {
    await kring.close();
  }
}

/** Commands that must not open, or make, the database of the settings. */
function withoutDatabase([name, ...args]: string[]): (() => Promise<string>) | null {
  if (name === 'restore') return () => restore(readConfig(process.env), args, (line) => process.stderr.write(`${line}\n`));
  if (name === 'backup' && args[0] === '--check') return () => checkOne(args[1] ?? '.');
  if (name === 'case' && args[0] === 'list') return () => Promise.resolve(listCases(args.slice(1)));
  if (name === 'method' && args[0] === 'list') return () => Promise.resolve(listMethods(args.slice(1)));
  return null;
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof Slip ? 2 : 1);
  },
);
