/* The list page: a click or an arrow key opens a mail in the frame beside the list. */

const rows = [...document.querySelectorAll('#messagelist tr.message')];
const frame = document.querySelector('#messagecontframe');

const markRead = (row) => {
  if (!row.classList.contains('unread')) return;
  row.classList.remove('unread');
  row.querySelector('.msgicon')?.remove();
  const count = document.querySelector('.mailbox.selected .unreadcount');
  if (!count) return;
  count.textContent = String(Number(count.textContent) - 1);
  count.hidden = count.textContent === '0';
};

const open = (row) => {
  const link = row.querySelector('a[data-preview]');
  if (!link || !frame) return;
  for (const other of rows) other.classList.toggle('selected', other === row);
  markRead(row);
  row.scrollIntoView({ block: 'nearest' });
  // Replacing keeps the browser's back button for the folders.
  frame.contentWindow.location.replace(link.dataset.preview);
};

const step = (by) => {
  const next = rows[rows.findIndex((row) => row.classList.contains('selected')) + by];
  if (!next) return;
  open(next);
  next.querySelector('a[data-preview]')?.focus();
};

for (const row of rows) {
  row.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(row);
    row.querySelector('a[data-preview]')?.focus();
  });
}

document.querySelector('#messagelist')?.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  step(event.key === 'ArrowDown' ? 1 : -1);
});
