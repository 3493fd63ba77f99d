// Asks Resource Graph page by page.
import { graph, tell, withSecret } from "./connection.mjs";

const client = graph(withSecret());
const names = [];
const counts = [];
let skipToken;
do {
  const page = await client.resources({
    query: "resources | where type =~ 'microsoft.containerinstance/containergroups' | project id, name | order by id asc",
    options: { resultFormat: "objectArray", top: 3, skipToken },
  });
  names.push(...page.data.map((row) => row.name));
  counts.push([page.count, page.totalRecords, page.resultTruncated]);
  skipToken = page.skipToken;
} while (skipToken);

let broken;
try {
  await client.resources({ query: "resources | wher" });
} catch (error) {
  broken = { status: error.statusCode, code: error.code, details: error.details?.error?.details?.map((detail) => detail.code) };
}

tell({ names, counts, broken });
