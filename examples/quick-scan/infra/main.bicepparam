using './main.bicep'

param registryName = 'contososhop'
param location = 'westeurope'

// Given by the pipeline when it deploys; nothing to audit in it.
param registryPassword = readEnvironmentVariable('SHOP_REGISTRY_PASSWORD', '')
