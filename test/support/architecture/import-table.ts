/** Who may import what. Paths are relative to the project and without their extension; one that ends in `/` is a folder. */
export interface ImportRule {
  readonly from: string;
  readonly mayImport: readonly string[];
}

const analysis = (layer: string): string => `src/analysis/${layer}/`;

/** The layers of the core, lowest first: each with the layers below it that it may use. */
const layers = {
  base: [],
  evidence: ['base'],
  formats: ['base', 'evidence'],
  host: ['base', 'evidence'],
  kernel: ['base', 'evidence', 'host'],
  module: ['base', 'evidence', 'host'],
  run: ['base', 'evidence', 'host', 'kernel', 'module'],
  checks: ['base', 'evidence', 'host', 'kernel', 'module', 'run'],
  verdict: ['base', 'evidence', 'host', 'kernel', 'module', 'run', 'checks'],
  config: ['base', 'formats', 'evidence', 'host', 'kernel', 'module', 'run', 'checks', 'verdict'],
  compare: ['base', 'evidence', 'host', 'kernel', 'module', 'run', 'checks', 'verdict'],
  map: ['base', 'evidence', 'host', 'kernel', 'module', 'run', 'checks', 'verdict', 'compare'],
  report: ['base', 'evidence', 'host', 'kernel', 'module', 'run', 'checks', 'verdict'],
} as const satisfies Record<string, readonly string[]>;

const layerRules: readonly ImportRule[] = Object.entries(layers).map(([layer, below]) => ({
  from: analysis(layer),
  mayImport: [layer, ...below].map(analysis),
}));

/** The first rule whose `from` fits is the rule of a file. */
export const importTable: readonly ImportRule[] = [
  { from: 'src/analysis/formats/snapshot/', mayImport: [...['formats', 'evidence', 'base'].map(analysis), 'jsonc-parser'] },
  // Which files a suppression is about.
  { from: 'src/analysis/config/settings-for', mayImport: ['src/analysis/config/', 'picomatch/posix'] },
  ...layerRules,
  { from: 'src/analysis/review', mayImport: Object.keys(layers).map(analysis) },
  { from: 'src/analysis/index', mayImport: ['src/analysis/'] },
  // Snapshots are edited as JSON, whatever state they are in.
  { from: 'src/language/actions/json-edit', mayImport: ['src/analysis/index', 'jsonc-parser'] },
  { from: 'src/language/', mayImport: ['src/language/', 'src/analysis/index'] },
  // What is published as a package: a choice of what the analysis gives away, and nothing of its own.
  { from: 'src/library/', mayImport: ['src/analysis/index'] },
  { from: 'src/server/', mayImport: ['src/server/', 'src/analysis/index', 'src/language/index', 'package.json', 'schemas/', 'node:', 'vscode-languageserver', 'vscode-languageserver/node', 'vscode-languageserver-textdocument', 'vscode-json-languageservice'] },
  { from: 'src/extension/node/', mayImport: ['src/extension/', 'vscode', 'node:worker_threads'] },
  { from: 'src/extension/', mayImport: ['src/extension/', 'src/analysis/index', 'src/language/index', 'webview/protocol', 'vscode'] },
  // What an editor offers is offered in SARIF, too.
  { from: 'src/cli/fixes', mayImport: ['src/cli/reporters/reporter', 'src/analysis/index', 'src/language/index'] },
  // `sarif` holds types only.
  { from: 'src/cli/', mayImport: ['src/cli/', 'src/analysis/index', 'webview/svg/index', 'package.json', 'node:', 'commander', 'tinyglobby', 'chokidar', 'sarif', '@resvg/resvg-js'] },
  { from: 'webview/controls/', mayImport: ['webview/', 'src/analysis/base/', 'src/analysis/map/view', '@vscode/webview-ui-toolkit'] },
  // Without the DOM: the command line draws with it too.
  {
    from: 'webview/svg/',
    mayImport: ['webview/svg/', 'webview/axis/', 'webview/layout/', 'webview/paint/tones', 'webview/paint/colour', 'webview/paint/signs', 'src/analysis/base/', 'src/analysis/map/view'],
  },
  { from: 'webview/', mayImport: ['webview/', 'src/analysis/base/', 'src/analysis/map/view'] },
];
