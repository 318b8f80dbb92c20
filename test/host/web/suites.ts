// What needs no disk of its own runs in the browser as it runs in Node.
import '../suite/activation.test';
import '../suite/diagnostics.test';
import '../suite/language.test';
import '../suite/large-texts.test';
import '../suite/manifest.test';
import '../suite/map.test';
import '../suite/reviewer.test';
import '../suite/snapshot.test';
import '../suite/status-bar.test';
import './suite/browser.test';
