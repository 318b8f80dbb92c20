import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import picomatch from 'picomatch';
import { root } from './stage';

/** The last stage of a container file, as a folder of what it adds to its base. */
export interface HandBuilt {
  readonly folder: string;
  readonly user: string;
  readonly workdir: string;
  /** Runs the entry point, with the default words where none are given. Never as root. */
  run(args: readonly string[], input?: string): { readonly exit: number | null; readonly stdout: string; readonly stderr: string };
  remove(): void;
}

interface Layer {
  readonly folder: string;
  user: string;
  workdir: string;
  entrypoint: readonly string[];
  cmd: readonly string[];
}

/** `nobody` on every Linux. */
const NOBODY = 65_534;

/**
 * Carries out a container file on plain folders, one for each stage: what is copied is copied, and what is run is run there. The
 * base's own files are those of this machine, and what npm would install is what is installed here.
 */
export function buildByHand(text: string, ignored: readonly string[]): HandBuilt {
  const top = mkdtempSync(path.join(tmpdir(), 'tdxmem-image-'));
  const isIgnored = picomatch(ignored.filter((line) => line !== '' && !line.startsWith('#')), { dot: true });
  const stages = new Map<string, Layer>();
  let layer: Layer | undefined;
  for (const line of text.split('\n')) {
    const [, kind = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (kind === '') continue;
    if (kind === 'FROM') {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? '';
      layer = { folder: path.join(top, `stage-${stages.size}`), user: 'root', workdir: '/', entrypoint: [], cmd: [] };
      mkdirSync(layer.folder);
      stages.set(name, layer);
    } else if (layer === undefined) {
      throw new Error(`${line}: no FROM before it`);
    } else {
      carryOut(layer, kind, rest, { stages, isIgnored });
    }
  }
  if (layer === undefined) throw new Error('no stage');
  return { ...layer, run: (args, input = '') => run(layer, args, input), remove: () => rmSync(top, { recursive: true, force: true }) };
}

interface Surroundings {
  readonly stages: ReadonlyMap<string, Layer>;
  readonly isIgnored: (name: string) => boolean;
}

function carryOut(layer: Layer, kind: string, rest: string, around: Surroundings): void {
  switch (kind) {
    case 'WORKDIR':
      layer.workdir = path.posix.resolve(layer.workdir, rest);
      mkdirSync(inside(layer, '.'), { recursive: true });
      return;
    case 'USER':
      layer.user = rest;
      return;
    case 'ENTRYPOINT':
      layer.entrypoint = words(rest);
      return;
    case 'CMD':
      layer.cmd = words(rest);
      return;
    case 'COPY':
      copy(layer, rest.split(' '), around);
      return;
    case 'RUN':
      runInstruction(layer, words(rest));
      return;
    default:
      throw new Error(`${kind} is not carried out here`);
  }
}

function words(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[];
}

/** Where a path of the image lies on this machine. */
function inside({ folder, workdir }: Layer, name: string): string {
  return path.join(folder, path.posix.resolve(workdir, name));
}

function copy(layer: Layer, given: readonly string[], { stages, isIgnored }: Surroundings): void {
  const from = /^--from=(\w+)$/.exec(given[0] ?? '')?.[1];
  const names = given.slice(from === undefined ? 0 : 1, -1);
  const target = inside(layer, given.at(-1) ?? '.');
  const source = from === undefined ? undefined : stages.get(from);
  if (from !== undefined && source === undefined) throw new Error(`no stage ${from}`);
  for (const name of names) {
    const file = source === undefined ? path.join(root, name) : inside(source, name);
    const filter = (one: string): boolean => source !== undefined || !isIgnored(path.relative(root, one));
    // The contents of a folder, and a file under its own name.
    cpSync(file, name === '.' ? target : path.join(target, path.basename(name)), { recursive: true, filter });
  }
}

function runInstruction(layer: Layer, [program = '', ...args]: readonly string[]): void {
  const cwd = inside(layer, '.');
  if (program === 'npm' && args[0] === 'ci') {
    symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
    return;
  }
  const { status, stderr } = spawnSync(program === 'node' ? process.execPath : program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${status}\n${stderr}`);
}

function run(layer: Layer, args: readonly string[], input: string): { readonly exit: number | null; readonly stdout: string; readonly stderr: string } {
  const [program = '', ...fixed] = layer.entrypoint.map((word) => (word.startsWith('/') ? inside(layer, word) : word));
  const nobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  for (let folder = layer.folder; folder.startsWith(tmpdir()) && folder !== tmpdir(); folder = path.dirname(folder)) chmodSync(folder, 0o755);
  const { status, stdout, stderr } = spawnSync(program === 'node' ? process.execPath : program, [...fixed, ...(args.length === 0 ? layer.cmd : args)], { cwd: inside(layer, '.'), encoding: 'utf8', input, ...nobody });
  return { exit: status, stdout, stderr };
}
