// The API of a web shop as it often stands after the first week: it runs, and nobody has looked at it with an attacker's eyes.

@description('Name of the container registry.')
param registryName string

@description('Tag of the API image to run.')
param imageTag string = 'latest'

@description('Where the resources are created.')
param location string = resourceGroup().location

@description('Password of the admin user of the registry.')
@secure()
param registryPassword string

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: registryName
    location: location
  }
}

resource shop 'Microsoft.ContainerInstance/containerGroups@2025-09-01' = {
  name: 'shop-api'
  location: location
  dependsOn: [
    registry
  ]
  properties: {
    osType: 'Linux'
    restartPolicy: 'Always'
    ipAddress: {
      type: 'Public'
      dnsNameLabel: 'shop-api'
      ports: [
        {
          port: 80
          protocol: 'TCP'
        }
      ]
    }
    imageRegistryCredentials: [
      {
        server: '${registryName}.azurecr.io'
        username: registryName
        password: registryPassword
      }
    ]
    containers: [
      {
        name: 'api'
        properties: {
          image: '${registryName}.azurecr.io/shop/api:${imageTag}'
          ports: [
            {
              port: 8080
              protocol: 'TCP'
            }
          ]
          environmentVariables: [
            {
              name: 'ASPNETCORE_URLS'
              value: 'http://+:8080'
            }
            {
              name: 'ORDERS_DB_PASSWORD'
              value: 'correct-horse-battery-staple'
            }
          ]
          resources: {
            requests: {
              cpu: 1
              memoryInGB: 2
            }
          }
        }
      }
      {
        name: 'proxy'
        properties: {
          image: 'nginx'
          ports: [
            {
              port: 80
              protocol: 'TCP'
            }
          ]
          resources: {
            requests: {
              cpu: 1
              memoryInGB: 1
            }
          }
        }
      }
    ]
  }
}
