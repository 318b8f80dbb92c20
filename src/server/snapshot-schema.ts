import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import type { CompletionList, Hover, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import schema from '../../schemas/snapshot.schema.json';

// What TypeScript makes of the file is narrower in names and wider in types than a schema is.
const snapshotSchema = schema as unknown as JSONSchema;

/** What the schema of snapshots offers while one is written. What is wrong with one is told by its review alone. */
const service = getLanguageService({ clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } }, hover: { contentFormat: ['markdown', 'plaintext'] } } } });
service.configure({ validate: false, allowComments: false, schemas: [{ uri: 'tdxmem:snapshot.schema.json', fileMatch: ['*'], schema: snapshotSchema }] });

export function isNamedAsSnapshot(uri: string): boolean {
  return uri.endsWith('.tdxmem.json');
}

export async function completeSnapshot(document: TextDocument, position: Position): Promise<CompletionList | null> {
  return service.doComplete(document, position, service.parseJSONDocument(document));
}

/** What a field or a word means. */
export async function explainField(document: TextDocument, position: Position): Promise<Hover | null> {
  return service.doHover(document, position, service.parseJSONDocument(document));
}
