using './main.bicep'

param registryName = 'contososhop'
param imageDigest = 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
param workspaceId = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/operations/providers/Microsoft.OperationalInsights/workspaces/operations'
param location = 'westeurope'
