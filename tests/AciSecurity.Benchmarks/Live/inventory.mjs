// What a user would write instead: Microsoft's clients, one subscription after the other. Prints milliseconds and the number of groups, from
// behind the sign-in to the end.
const { instances, subscriptions, withSecret } = await import(`${process.env.AZURE_SCRIPTS}/connection.mjs`);

const credential = withSecret();
await credential.getToken(`${process.env.AZURE_ENDPOINT}/.default`);
const start = performance.now();
let groups = 0;
for await (const subscription of subscriptions(credential).subscriptions.list()) {
  for await (const group of instances(credential, subscription.subscriptionId).containerGroups.list()) groups += group.id ? 1 : 0;
}

console.log(`${Math.round(performance.now() - start)} ${groups}`);
