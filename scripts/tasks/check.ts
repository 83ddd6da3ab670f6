// `npm run check`: everything that can be wrong without running the product.
import { checkAll } from './check-all.ts';

checkAll();
