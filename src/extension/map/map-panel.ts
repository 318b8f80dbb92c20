import * as vscode from 'vscode';
import { pageHtml, type FromPage, type ToPage } from '../../../webview/protocol';

export const MAP_VIEW_TYPE = 'tdxMemory.map';

/** The page in its panel: loads it, keeps messages until it is ready, and knows nothing of what they say. */
export class MapPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #received = new vscode.EventEmitter<FromPage>();
  #ready = false;
  #disposed = false;

  /** A message of the page. `ready` comes again each time that the page was hidden and is shown. */
  readonly onDidReceive = this.#received.event;
  readonly onDidDispose: vscode.Event<void>;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri) {
    this.#panel = panel;
    this.onDidDispose = panel.onDidDispose;
    panel.onDidDispose(() => {
      this.#disposed = true;
      this.#received.dispose();
    });
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; it says `ready` when it is back.
      if (!panel.visible) this.#ready = false;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.type === 'ready') this.#ready = true;
      this.#received.fire(message);
    });
    const folder = pageFolder(extensionUri);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    panel.webview.html = pageHtml({
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, 'main.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, 'main.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: freshNonce(),
    });
  }

  /** A new panel beside the active editor. */
  static create(extensionUri: vscode.Uri, preserveFocus: boolean): MapPanel {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    return new MapPanel(vscode.window.createWebviewPanel(MAP_VIEW_TYPE, vscode.l10n.t('TDX Memory Map'), place), extensionUri);
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  set title(title: string) {
    if (!this.#disposed) this.#panel.title = title;
  }

  /** Whether the page takes messages now. What is not posted must be posted after the next `ready`. */
  post(message: ToPage): boolean {
    if (!this.#ready || this.#disposed) return false;
    void this.#panel.webview.postMessage(message);
    return true;
  }

  reveal(preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/** Whether a tab holds the map; VS Code puts a prefix of its own before the type. */
export function isMapTab({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(MAP_VIEW_TYPE);
}

function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

function freshNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
