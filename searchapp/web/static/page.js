// Makes the pages quicker; each works without it. What each part does is told at its top.

import "./swapping.js";
import "./chart.js";
import "./facets.js";
import "./copying.js";
import "./suggest.js";
import "./keys.js";
import "./bookmarks.js";
import "./read_marks.js";
import "./why.js";
