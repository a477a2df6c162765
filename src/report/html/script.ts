/** Shows the answers to the request that is chosen. Without a script all of them are shown. */
export const SCRIPT = `'use strict';
for (const form of document.querySelectorAll('form.ask')) {
  const select = form.querySelector('select');
  const answers = [...form.nextElementSibling.children];
  const show = () => answers.forEach(answer => { answer.hidden = answer.id !== select.value; });
  form.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  select.addEventListener('change', show);
  show();
}
`;
