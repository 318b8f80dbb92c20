import * as vscode from 'vscode';
import { printMarkdown, type Markup } from '../../language/index';
import { documentationOf } from '../documentation';
import { locationOf, type Reviewed } from '../reviewed';

/** What is said, for VS Code to show. Words of a dump stay words; links lead to lines and to the pages of findings. */
export function markdownOf(markup: Markup, reviewed: Reviewed): vscode.MarkdownString {
  const text = printMarkdown(markup, {
    toPlace(place) {
      const location = locationOf(place, reviewed);
      return location?.uri.with({ fragment: `L${location.range.start.line + 1}` }).toString();
    },
    toFinding: (code) => documentationOf(code).toString(),
  });
  return new vscode.MarkdownString(text);
}
