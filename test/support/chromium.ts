export { launchChromium } from '../../tools/chromium/launch.mjs';
