import { equipArticle } from '../reading/index.ts';
import { startContents } from './contents.js';
import { say, texts } from './dom.js';
import { startDrawer } from './drawer.js';
import { startKeys } from './keys.js';
import { onPage, startPages } from './pages.js';
import { startSearch } from './search.js';
import { startTheme } from './theme.js';

startTheme();
startContents();
startDrawer();
startSearch();
startKeys();
// A page when it is opened, not all of them at once.
onPage((page) => equipArticle(page, { texts, say }));
// Last: it opens the first page, and the parts above listen for that.
startPages();
