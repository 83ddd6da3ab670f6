// Runs before the first paint: without it pages would jump and a chosen theme would flash.
document.documentElement.className = 'ow-js';
try {
  const theme = localStorage.getItem('ow:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
