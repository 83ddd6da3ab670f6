import { startContents } from './contents.js';
import { startCopying } from './copy.js';
import { startDrawer } from './drawer.js';
import { startFigures } from './figures.js';
import { startKeys } from './keys.js';
import { startPages } from './pages.js';
import { startSearch } from './search.js';
import { startTheme } from './theme.js';

startTheme();
startContents();
startCopying();
startDrawer();
startFigures();
startSearch();
startKeys();
// Last: it opens the first page, and the parts above listen for that.
startPages();
